declare const contract: { tag: string; attributes: string[] };
export default contract;

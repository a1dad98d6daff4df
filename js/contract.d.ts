declare const contract: { tag: string; attributes: string[]; values: Record<string, string[]> };
export default contract;

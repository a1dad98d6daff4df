import { Roadmap } from "./roadmap.js";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <main>
      <p id="server">rendered on the server</p>
      <Roadmap />
    </main>
  );
}

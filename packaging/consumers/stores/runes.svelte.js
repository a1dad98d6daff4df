/** Runes are compiled, so they need a file of this name. */
export function svelte(first) {
  let plan = $state(first);
  const watch = (run) =>
    $effect.root(() => {
      $effect(run);
    });
  return { given: () => plan, edit: (change) => change(plan), replace: (fresh) => (plan = fresh), watch };
}

//! Takes out of the WASM what the element can't reach.
//!
//! The component gives Yew one element that it fills itself, so of Yew's own trees only the one node that holds an element is
//! ever made. The linker can't know that: which kind of node comes is decided at run time. Functions of the other kinds are
//! replaced by a trap, and what only they call goes with them. Should one be reached all the same, the instance is replaced
//! like after any panic, and the tests in the browser fail. A Yew application has all of Yew: this is done to the element alone.

use anyhow::{Result, ensure};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// What the names of functions contain that are never called: kinds of nodes, keyed lists, listeners.
const UNUSED_YEW_FNS: &[&str] = &[
    "VTag as yew::dom_bundle",
    "VList as yew::dom_bundle",
    "VText as yew::dom_bundle",
    "VRaw as yew::dom_bundle",
    "VPortal as yew::dom_bundle",
    "VSuspense as yew::dom_bundle",
    "VComp as yew::dom_bundle",
    "yew::dom_bundle::btag::",
    "yew::dom_bundle::braw::",
    "yew::dom_bundle::subtree_root::SubtreeData>::add_listener",
    "yew::dom_bundle::blist::KeyedEntry",
    "yew::virtual_dom::Attributes>",
    "as yew::utils::RcExt<yew::virtual_dom",
];

/// Replaces them and what only they need.
pub fn strip_yew(module: &mut Module) -> Result<()> {
    let names: Vec<(FunctionId, String)> = module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| Some((id, format!("{:#}", rustc_demangle::demangle(module.funcs.get(id).name.as_deref()?)))))
        // What is empty is dropped too.
        .filter(|(_, name)| !name.contains("drop_in_place") && !name.contains("ops::drop::Drop"))
        .collect();
    for part in UNUSED_YEW_FNS {
        ensure!(
            names.iter().any(|(_, name)| name.contains(part)),
            "no function is called {part}: is this another version of Yew?"
        );
    }
    for (id, _) in names.iter().filter(|(_, name)| UNUSED_YEW_FNS.iter().any(|part| name.contains(part))) {
        trap(module, *id);
    }
    walrus::passes::gc::run(module);
    Ok(())
}

/// Makes a function one that ends at once.
fn trap(module: &mut Module, id: FunctionId) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let mut stub = FunctionBuilder::new(&mut module.types, &params, &results);
    stub.func_body().unreachable();
    let args = params.iter().map(|ty| module.locals.add(*ty)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(stub.local_func(args));
}

//! What is linked into the module of the page and can never run there is taken out: it would be loaded before the first map.

use anyhow::{Context as _, Result, ensure};
use std::path::Path;
use walrus::{FunctionKind, Module, ModuleConfig};

/// Rooms of other crates, and why none of their functions is ever called. The features that bring them are asked for by what
/// Bevy and egui are built upon, and cannot be taken back.
const NEVER_CALLED: [&str; 2] = [
    // naga_oil's default features, which bevy_shader asks for on the web alone: every shader here is WGSL.
    "naga::front::glsl",
    // The outlines of PostScript in fonts: those of the page are TrueType, and nobody brings others.
    "read_fonts::ps",
];

/// Reads a module with the names of its functions, and ends it where one of [`NEVER_CALLED`] would begin. What only these
/// call goes with them when the bindings are written.
pub(crate) fn read(path: &Path) -> Result<Module> {
    // As wasm-bindgen reads it by itself.
    let mut config = ModuleConfig::new();
    config.strict_validate(false).generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse_file(path).with_context(|| format!("{} is no module", path.display()))?;
    for room in NEVER_CALLED {
        let found = snip(&mut module, &mangled(room));
        ensure!(
            found > 0,
            "no function of {room} is in {}: nothing brings it any more, and it leaves the list in xtask/src/snip.rs; \
             or the module was linked without names",
            path.display()
        );
    }
    Ok(module)
}

/// The beginning of the names that a module's functions have: each part of the path after its length.
fn mangled(path: &str) -> String {
    let parts = path.split("::").map(|part| format!("{}{part}", part.len()));
    format!("_ZN{}", parts.collect::<String>())
}

/// Ends every function whose name begins so; returns how many there are.
fn snip(module: &mut Module, prefix: &str) -> usize {
    let named = |name: &Option<String>| name.as_ref().is_some_and(|name| name.starts_with(prefix));
    let mut found = 0;
    for function in module.funcs.iter_mut().filter(|function| named(&function.name)) {
        if let FunctionKind::Local(local) = &mut function.kind {
            let mut body = local.builder_mut().func_body();
            body.instrs_mut().clear();
            body.unreachable();
            found += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;

    #[test]
    fn only_functions_of_the_room_end() {
        let mut module = Module::default();
        for name in ["_ZN4naga5front4glsl5parse17h0E", "_ZN4naga5front4wgsl5parse17h0E"] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[walrus::ValType::I32]);
            builder.name(name.to_owned()).func_body().i32_const(7);
            builder.finish(Vec::new(), &mut module.funcs);
        }
        assert_eq!(snip(&mut module, &mangled("naga::front::glsl")), 1);
        let is_ended: Vec<bool> = module
            .funcs
            .iter_local()
            .map(|(_, local)| local.block(local.entry_block()).instrs[0].0.is_unreachable())
            .collect();
        assert_eq!(is_ended, [true, false]);
    }
}

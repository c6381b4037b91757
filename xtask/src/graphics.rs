//! Software graphics, so that pictures are the same on every machine and none needs a graphics card.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Linux keeps the descriptions of its Vulkan drivers.
const DRIVERS: &str = "/usr/share/vulkan/icd.d";

/// The description of lavapipe, Mesa's Vulkan on the processor: `lvp_icd.x86_64.json`, and on newer
/// systems `lvp_icd.json`.
pub(crate) fn lavapipe() -> Option<PathBuf> {
    lavapipe_in(Path::new(DRIVERS))
}

fn lavapipe_in(folder: &Path) -> Option<PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("lvp_icd.") && name.ends_with(".json")
        })
        .collect();
    // With drivers for several processors side by side, the one of this processor.
    found.sort_by_key(|path| !path.to_string_lossy().contains(std::env::consts::ARCH));
    found.into_iter().next()
}

/// Has a program draw with lavapipe where there is one.
pub(crate) fn in_software(command: &mut Command) -> &mut Command {
    if let Some(driver) = lavapipe() {
        command.env("VK_DRIVER_FILES", driver);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lavapipe_is_found_under_its_old_and_its_new_name() {
        let folder = std::env::temp_dir().join(format!("xtask-drivers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let touch = |name: &str| std::fs::write(folder.join(name), "{}").expect("a file");
        touch("intel_icd.x86_64.json");
        assert_eq!(lavapipe_in(&folder), None);
        touch("lvp_icd.json");
        assert_eq!(lavapipe_in(&folder), Some(folder.join("lvp_icd.json")));
        touch("lvp_icd.other.json");
        let native = format!("lvp_icd.{}.json", std::env::consts::ARCH);
        touch(&native);
        assert_eq!(lavapipe_in(&folder), Some(folder.join(native)));
        std::fs::remove_dir_all(&folder).expect("the folder goes");
    }
}

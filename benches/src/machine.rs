//! What it ran on.

use std::fs;
use std::process::Command;
use std::thread;

/// The machine and the compiler, as a list.
pub(crate) fn describe() -> String {
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".into());
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let hypervisor = fs::read_to_string("/proc/cpuinfo").is_ok_and(|text| {
        text.lines()
            .any(|line| line.starts_with("flags") && line.contains("hypervisor"))
    });
    let kind = if hypervisor {
        ", in a virtual machine"
    } else {
        ""
    };
    let compiler = Command::new("rustc")
        .arg("--version")
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .unwrap_or_else(|| "unknown".into());
    let libc = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .unwrap_or_else(|| "unknown".into());
    format!(
        "- processor: {processor} ({arch}), {cores} cores{kind}\n- system: {os}, C library: {libc}\n- compiler: {compiler}\n",
        arch = std::env::consts::ARCH,
        os = std::env::consts::OS,
        libc = libc.trim(),
        compiler = compiler.trim(),
    )
}

fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_string())
}

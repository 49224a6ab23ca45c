//! The suite with the system's allocator.

fn main() {
    erase_bench_suite::command::main(None);
}

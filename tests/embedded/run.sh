#!/usr/bin/env bash
# Builds the embedded program, runs it in qemu, and checks that a future which is too large is an
# error. Installs the target and qemu if they are not there, and says `SKIPPED: why` if it cannot.
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TERM_COLOR=never

triple=thumbv7m-none-eabi
qemu=qemu-system-arm

skipped() {
  printf 'SKIPPED: %s\n' "$1"
  exit 0
}
failed() {
  printf 'FAILED: %s\n' "$1"
  exit 1
}

has_target() { compgen -G "$(rustc --print target-libdir --target $triple)/libcore-*.rlib" >/dev/null; }
has_qemu() { command -v $qemu >/dev/null; }
apt() { DEBIAN_FRONTEND=noninteractive apt-get "$@" >/dev/null 2>&1; }

has_target || rustup target add $triple >/dev/null 2>&1 || true
has_target || skipped "the target $triple cannot be installed"
has_qemu || apt install -y $qemu || { apt update && apt install -y $qemu; } || true
has_qemu || skipped "$qemu cannot be installed"

cargo build --release --target $triple
program=${CARGO_TARGET_DIR:-target}/$triple/release/erase-test-embedded

status=0
timeout 60 $qemu -cpu cortex-m3 -machine lm3s6965evb -nographic \
  -semihosting-config enable=on,target=native -kernel "$program" </dev/null || status=$?
case $status in
  0) ;;
  124) failed "the program did not end within 60 s" ;;
  *) failed "the program ended with status $status" ;;
esac

for size in rust-size llvm-size arm-none-eabi-size size; do
  if command -v $size >/dev/null; then
    $size "$program"
    break
  fi
done

if error=$(cargo build --release --target $triple --features too-large --bin too-large 2>&1); then
  failed "a future that does not fit into \`inline = 16\` was built"
fi
for part in 'this future is too large' '`inline = N`' 'Buffered as Driver>::read'; do
  grep -qF "$part" <<<"$error" || failed "the error does not say \"$part\": $error"
done
echo "a future that is too large is an error that names it, and \`inline = N\`"

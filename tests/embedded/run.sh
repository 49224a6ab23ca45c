#!/usr/bin/env bash
# Builds the embedded program and runs it in qemu; does the same with two drivers behind `dyn` and behind
# an `enum`, for their sizes; and checks that a future which is too large is an error. Installs the target and qemu if they are not there, and says `SKIPPED: why` if it cannot.
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

# Builds a program, runs it, and prints its size.
emulate() { # PROGRAM, then what cargo is told besides
  local program=${CARGO_TARGET_DIR:-target}/$triple/release/$1 status=0 size
  cargo build --release --target $triple --bin "$@"
  timeout 60 $qemu -cpu cortex-m3 -machine lm3s6965evb -nographic \
    -semihosting-config enable=on,target=native -kernel "$program" </dev/null || status=$?
  case $status in
    0) ;;
    124) failed "$* did not end within 60 s" ;;
    *) failed "$* ended with status $status" ;;
  esac
  for size in rust-size llvm-size arm-none-eabi-size size; do
    if command -v $size >/dev/null; then
      printf '%s: ' "$*"
      $size "$program" | awk 'NR == 2 { print $1 " bytes of text, " $2 " of data, " $3 " of bss" }'
      break
    fi
  done
}

emulate erase-test-embedded
emulate compared
emulate compared --features by-enum

if error=$(cargo build --release --target $triple --features too-large --bin too-large 2>&1); then
  failed "a future that does not fit into \`inline = 16\` was built"
fi
for part in 'this future is too large' '`inline = N`' 'Buffered as Driver>::read'; do
  grep -qF "$part" <<<"$error" || failed "the error does not say \"$part\": $error"
done
echo "a future that is too large is an error that names it, and \`inline = N\`"

//! The build error for a future that does not fit, with its size.

const LEAD: &[u8] =
    b"this future is too large to be stored inline, or aligned too strictly: it has ";
const TAIL: &[u8] =
    b" bytes, and there is no heap; set `inline = N` to no less, or turn on feature `alloc`";
/// The maximum number of digits of a `usize`.
const DIGITS: usize = 20;

/// A text that is composed at compile time.
pub(crate) struct Message {
    bytes: [u8; LEAD.len() + DIGITS + TAIL.len()],
    len: usize,
}

impl Message {
    /// The message for a future of this many bytes.
    pub(crate) const fn about(mut size: usize) -> Self {
        let mut digits = [0; DIGITS];
        let mut at = DIGITS;
        loop {
            at -= 1;
            #[expect(clippy::cast_possible_truncation, reason = "one decimal digit")]
            let digit = (size % 10) as u8;
            digits[at] = b'0' + digit;
            size /= 10;
            if size == 0 {
                break;
            }
        }
        let empty = Message {
            bytes: [0; LEAD.len() + DIGITS + TAIL.len()],
            len: 0,
        };
        empty.push(LEAD).push(digits.split_at(at).1).push(TAIL)
    }

    const fn push(mut self, bytes: &[u8]) -> Self {
        let mut at = 0;
        while at < bytes.len() {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "this future is too large: set `inline = N`",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    #[test]
    fn names_the_size_and_the_way_out() {
        for (size, digits) in [
            (0, " 0 "),
            (7, " 7 "),
            (1024, " 1024 "),
            (usize::MAX, " 18446744073709551615 "),
        ] {
            let message = Message::about(size);
            assert!(message.as_str().contains("`inline = N`"));
            if size_of::<usize>() == 8 {
                assert!(message.as_str().contains(digits), "{}", message.as_str());
            }
        }
    }
}

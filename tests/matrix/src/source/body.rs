//! What the implementor's method does, and what comes of it.

use crate::shape::Shape;
use crate::shape::argument::Argument;
use crate::shape::output::{Bound, Content, Form, From};
use crate::shape::receiver::Lends;

/// Statements and a tail expression. The number is read before the first yield, what is returned after it;
/// but at the call where a bound says what the future may hold.
pub(super) fn body(shape: &Shape) -> String {
    let own = if shape.receiver.text.is_empty() {
        "3"
    } else {
        "self.own.len()"
    };
    let number = format!("let n = {own} + {};", shape.argument.read);
    let value = value(shape);
    let eager = shape.output.bound != Bound::None;
    match shape.output.form {
        Form::Async => format!("        {number}\n        yield_now().await;\n        {value}\n"),
        Form::Future if eager => {
            format!(
                "        {number}\n        let value = {value};\n        async move {{ yield_now().await; value }}\n"
            )
        }
        Form::Future => format!("        async move {{ {number} yield_now().await; {value} }}\n"),
        Form::Stream if eager => format!(
            "        {number}\n        let value = {value};\n        stream(move || value)\n"
        ),
        Form::Stream => format!("        stream(move || {{ {number} {value} }})\n"),
        Form::Iterator if eager => format!(
            "        {number}\n        let value = {value};\n        std::iter::once(value)\n"
        ),
        Form::Iterator => format!("        std::iter::once_with(move || {{ {number} {value} }})\n"),
    }
}

fn value(shape: &Shape) -> String {
    let text = source(shape);
    match shape.output.content {
        Content::Number => "n".to_owned(),
        Content::Itself => "Holder { own: self.own.clone(), word: self.word }".to_owned(),
        Content::Text | Content::KeyRef | Content::TypeRef => text,
        Content::Cow => format!("Cow::Borrowed({text})"),
        Content::Ctx | Content::CtxHidden => format!("Ctx {{ text: {text} }}"),
        Content::List => format!("vec![{text}]"),
        Content::Key | Content::Type if shape.params.borrows() => "self.word".to_owned(),
        Content::Key | Content::Type => "self.own.clone()".to_owned(),
    }
}

fn source(shape: &Shape) -> String {
    let of_self = match shape.output.content {
        Content::KeyRef | Content::TypeRef if shape.params.borrows() => {
            format!("&{}.word", shape.receiver.lent)
        }
        Content::KeyRef | Content::TypeRef => format!("&{}.own", shape.receiver.lent),
        _ => format!("{}.own.as_str()", shape.receiver.lent),
    };
    let of_argument = shape.argument.lends.1.to_owned();
    match shape.output.from {
        From::Nothing => String::new(),
        From::Receiver => of_self,
        From::Argument => of_argument,
        From::Trait => "self.word".to_owned(),
        From::OnlyOutput => match both(shape) {
            (true, true) => format!("if n % 2 == 1 {{ {of_self} }} else {{ {of_argument} }}"),
            (true, false) => of_self,
            (false, _) => of_argument,
        },
        From::Free | From::Static => "\"free\"".to_owned(),
    }
}

/// Whether an output that both may outlive takes from the receiver, from the argument.
fn both(shape: &Shape) -> (bool, bool) {
    let of_argument = shape.output.content.borrowed_from() == shape.argument.lends.0;
    (
        shape.receiver.lends == Lends::Named,
        of_argument && Argument::names(shape.argument, "'a"),
    )
}

/// What the output shows itself as.
pub(super) fn expected(shape: &Shape) -> String {
    let number = 3 + shape.argument.value;
    let field = if shape.params.borrows() {
        "word"
    } else {
        "own"
    };
    let of_self = match shape.output.content {
        Content::KeyRef | Content::TypeRef => field,
        _ => "own",
    };
    match (shape.output.content, shape.output.from) {
        (Content::Number, _) => return number.to_string(),
        (Content::Itself, _) => "own",
        (Content::Key | Content::Type, _) => field,
        (_, From::Receiver) => of_self,
        (_, From::Trait) => "word",
        (_, From::Free | From::Static) => "free",
        (_, From::OnlyOutput) if both(shape).0 && (!both(shape).1 || number % 2 == 1) => of_self,
        _ => "text",
    }
    .to_owned()
}

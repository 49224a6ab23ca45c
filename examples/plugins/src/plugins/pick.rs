//! Picks fields from JSON lines.

use anyhow::{Context, bail};
use serde_json::Value;

use crate::{ByLine, LinePlugin, Lines, Opt, Registration, Result};

inventory::submit! {
    Registration {
        name: "pick",
        about: "Picks fields from lines of JSON, with tabs in between",
        options: &[
            Opt::required("fields", "their names, as in `status,user.name,tags.0`"),
            Opt::optional("missing", "empty", "without one: `empty`, `skip` the line, or `fail`"),
        ],
        build: |options| {
            let fields: String = options.get("fields")?;
            let fields: Vec<_> = fields.split(',').map(|field| field.trim().to_owned()).collect();
            if fields.iter().any(String::is_empty) {
                return Err(options.refuse("fields", "has an empty name"));
            }
            Ok(Box::new(ByLine::new(Pick {
                fields,
                missing: options.get("missing")?,
            })))
        },
        module: module_path!(),
    }
}

struct Pick {
    fields: Vec<String>,
    missing: Missing,
}

enum Missing {
    Empty,
    Skip,
    Fail,
}

impl std::str::FromStr for Missing {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "empty" => Ok(Self::Empty),
            "skip" => Ok(Self::Skip),
            "fail" => Ok(Self::Fail),
            _ => Err("it is `empty`, `skip` or `fail`"),
        }
    }
}

impl LinePlugin for Pick {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        let value: Value = serde_json::from_slice(line).context("not JSON")?;
        let mut picked = String::new();
        for (index, field) in self.fields.iter().enumerate() {
            if index > 0 {
                picked.push('\t');
            }
            match (find(&value, field), &self.missing) {
                (Some(value), _) => show(value, &mut picked),
                (None, Missing::Empty) => {}
                (None, Missing::Skip) => return Ok(()),
                (None, Missing::Fail) => bail!("there is no field `{field}`"),
            }
        }
        out.push(picked.as_bytes());
        Ok(())
    }
}

/// What a path such as `user.tags.0` leads to.
fn find<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, step| match value {
        Value::Object(fields) => fields.get(step),
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Text as it is, but in one line and one column; all else as JSON.
fn show(value: &Value, picked: &mut String) {
    let Value::String(text) = value else {
        picked.push_str(&value.to_string());
        return;
    };
    for character in text.chars() {
        match character {
            '\t' => picked.push_str(r"\t"),
            '\n' => picked.push_str(r"\n"),
            '\r' => picked.push_str(r"\r"),
            '\\' => picked.push_str(r"\\"),
            _ => picked.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    const INPUT: &str = concat!(
        r#"{"path":"/a","status":200,"user":{"name":"Ann","tags":["x",{"y":null}]}}"#,
        "\n",
        r#"{"path":"/b\t\\\n","user":{}}"#,
        "\n",
    );

    #[test]
    fn fields_are_found_by_their_paths() {
        let words = ["pick", "fields=status, user.name,user.tags.1"];
        let output = apply(&words, INPUT).unwrap();
        assert_eq!(output, b"200\tAnn\t{\"y\":null}\n\t\t\n");
    }

    #[test]
    fn text_stays_in_its_line_and_column() {
        let output = apply(&["pick", "fields=path"], INPUT).unwrap();
        assert_eq!(output, b"/a\n/b\\t\\\\\\n\n");
    }

    #[test]
    fn a_line_without_the_field_is_skipped() {
        let output = apply(&["pick", "fields=user.name", "missing=skip"], INPUT).unwrap();
        assert_eq!(output, b"Ann\n");
    }

    #[test]
    fn a_line_without_the_field_is_named() {
        let error = apply(&["pick", "fields=status", "missing=fail"], INPUT).unwrap_err();
        assert_eq!(format!("{error:#}"), "line 2: there is no field `status`");
    }

    #[test]
    fn a_line_that_is_not_json_is_named() {
        let error = apply(&["pick", "fields=a"], "{}\n{\n").unwrap_err();
        let error = format!("{error:#}");
        assert!(
            error.starts_with("line 2: not JSON: EOF while parsing"),
            "{error}"
        );
    }

    #[test]
    fn what_is_no_choice_or_no_name_is_refused() {
        let error = apply(&["pick", "fields=a", "missing=maybe"], "").unwrap_err();
        let message = "stage 1, `pick`: the option `missing` cannot be \"maybe\": \
                       it is `empty`, `skip` or `fail`";
        assert_eq!(error.to_string(), message);
        let error = apply(&["pick", "fields=a,,b"], "").unwrap_err();
        let message = "stage 1, `pick`: the option `fields` has an empty name";
        assert_eq!(error.to_string(), message);
    }
}

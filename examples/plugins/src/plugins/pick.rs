use anyhow::Context;
use clap::Parser;
use serde_json::Value;

use crate::{Output, Plugin, Registration, Result};

inventory::submit!(Registration::of::<Pick>("pick", module_path!()));

/// Picks fields from lines of JSON, separated by tabs
#[derive(Parser)]
struct Pick {
    /// The paths of the fields, such as `status` or `user.tags.0`
    #[arg(required = true)]
    fields: Vec<String>,
}

impl Plugin for Pick {
    async fn line(&mut self, line: String, out: &Output) -> Result<()> {
        let value: Value = serde_json::from_str(&line).context("not JSON")?;
        let mut picked = Vec::new();
        for field in &self.fields {
            let path = format!("/{}", field.replace('.', "/"));
            let value = value.pointer(&path);
            let value = value.with_context(|| format!("there is no field `{field}`"))?;
            // Strings as text, other values as JSON.
            picked.push(
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            );
        }
        out.write(picked.join("\t")).await
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    const INPUT: &str = r#"{"status":200,"user":{"name":"Ann","tags":["x",{"y":null}]}}"#;

    #[test]
    fn fields_are_found_by_their_paths() {
        let picked = apply("pick status user.name user.tags.1", INPUT).unwrap();
        assert_eq!(picked, "200\tAnn\t{\"y\":null}\n");
    }

    #[test]
    fn a_line_that_does_not_have_them_is_named() {
        let error = apply("pick user then pick name.first", INPUT).unwrap_err();
        let message = "stage 2, `pick`, line 1: there is no field `name.first`";
        assert_eq!(format!("{error:#}"), message);
        let error = apply("pick user", "{").unwrap_err();
        let message = "stage 1, `pick`, line 1: not JSON: ";
        assert!(format!("{error:#}").starts_with(message), "{error:#}");
    }
}

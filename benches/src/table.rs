//! Figures by row and column, in the order in which they came.

use std::fmt::Write as _;

/// Figures by row and column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<String>,
    pub(crate) columns: Vec<String>,
    cells: Vec<(usize, usize, f64)>,
}

impl Table {
    /// Puts a figure, in a row and a column that are made when they are new.
    pub(crate) fn set(&mut self, row: &str, column: &str, value: f64) {
        let row = index(&mut self.rows, row);
        let column = index(&mut self.columns, column);
        self.cells.retain(|cell| (cell.0, cell.1) != (row, column));
        self.cells.push((row, column, value));
    }

    /// The figure at a row and a column.
    pub(crate) fn get(&self, row: &str, column: &str) -> Option<f64> {
        let row = self.rows.iter().position(|name| name == row)?;
        let column = self.columns.iter().position(|name| name == column)?;
        let found = self
            .cells
            .iter()
            .find(|cell| (cell.0, cell.1) == (row, column))?;
        Some(found.2)
    }

    /// Each figure as a part of that in the same row of one column.
    pub(crate) fn relative_to(&self, column: &str) -> Self {
        let mut ratios = Self::default();
        for row in &self.rows {
            let Some(unit) = self.get(row, column) else {
                continue;
            };
            for name in &self.columns {
                if let Some(value) = self.get(row, name) {
                    ratios.set(row, name, value / unit);
                }
            }
        }
        ratios
    }

    /// Markdown, with so many decimals; an empty cell where there is no figure.
    pub(crate) fn markdown(&self, first: &str, decimals: usize) -> String {
        let mut out = format!("| {first} | {} |\n|---", self.columns.join(" | "));
        out.push_str(&"|--:".repeat(self.columns.len()));
        out.push_str("|\n");
        for row in &self.rows {
            let _ = write!(out, "| {row} |");
            for column in &self.columns {
                match self.get(row, column) {
                    Some(value) => _ = write!(out, " {value:.decimals$} |"),
                    None => out.push_str(" |"),
                }
            }
            out.push('\n');
        }
        out
    }
}

fn index(names: &mut Vec<String>, name: &str) -> usize {
    if let Some(at) = names.iter().position(|known| known == name) {
        return at;
    }
    names.push(name.to_string());
    names.len() - 1
}

//! A small language for tables, so that a step reads as a list of columns and rules.
//!
//! Conventions it holds: ids are UUIDs; instants are `timestamptz` set by the program, never by the database; enums are
//! text with a CHECK; a letter is a pair of columns `<name>_number` and `<name>_date`; a column ending in `_list` holds a
//! JSON array of strings that is read and written whole and never searched.

use sea_orm_migration::prelude::*;

/// A table in the making.
pub struct Shape {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl Shape {
    /// A table with nothing in it yet.
    pub fn of(name: &'static str) -> Self {
        let mut table = Table::create();
        table.table(name);
        Self { name, table, indexes: Vec::new() }
    }

    /// A table of facts of an agreement: one row per event, in the order of recording.
    ///
    /// `seq` is the agreement's version after the event, so every row leads to the entry of the history that made it.
    pub fn fact(name: &'static str) -> Self {
        Self::of(name)
            .uuid("agreement_id")
            .big("seq")
            .uuid("office_id")
            .instant("recorded_at")
            .primary(&["agreement_id", "seq"])
            .check(r#""seq" > 0"#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
    }

    /// A list within a fact: `place` counts from 0.
    pub fn items(name: &'static str, of: &'static str) -> Self {
        Self::of(name)
            .uuid("agreement_id")
            .big("seq")
            .big("place")
            .uuid("office_id")
            .primary(&["agreement_id", "seq", "place"])
            .references(&["agreement_id", "seq"], of, &["agreement_id", "seq"])
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
    }

    pub fn uuid(self, column: &'static str) -> Self {
        self.column(column, |def| def.uuid().not_null())
    }

    pub fn opt_uuid(self, column: &'static str) -> Self {
        self.column(column, |def| def.uuid().null())
    }

    pub fn text(self, column: &'static str) -> Self {
        self.column(column, |def| def.text().not_null())
    }

    pub fn opt_text(self, column: &'static str) -> Self {
        self.column(column, |def| def.text().null())
    }

    pub fn date(self, column: &'static str) -> Self {
        self.column(column, |def| def.date().not_null())
    }

    pub fn opt_date(self, column: &'static str) -> Self {
        self.column(column, |def| def.date().null())
    }

    pub fn instant(self, column: &'static str) -> Self {
        self.column(column, |def| def.timestamp_with_time_zone().not_null())
    }

    pub fn opt_instant(self, column: &'static str) -> Self {
        self.column(column, |def| def.timestamp_with_time_zone().null())
    }

    pub fn big(self, column: &'static str) -> Self {
        self.column(column, |def| def.big_integer().not_null())
    }

    /// A count that isn't known or has no limit; never negative.
    pub fn opt_count(self, column: &'static str) -> Self {
        self.column(column, |def| def.big_integer().null()).check(&format!(r#""{column}" >= 0"#))
    }

    pub fn flag(self, column: &'static str) -> Self {
        self.column(column, |def| def.boolean().not_null())
    }

    pub fn opt_flag(self, column: &'static str) -> Self {
        self.column(column, |def| def.boolean().null())
    }

    /// A position given by the database, ever growing.
    pub fn serial(self, column: &'static str) -> Self {
        self.column(column, |def| def.big_integer().not_null().auto_increment().primary_key())
    }

    /// Text that is one of `names`.
    pub fn one_of(self, column: &'static str, names: &[&str]) -> Self {
        self.text(column).check(&among(column, names))
    }

    /// Text that is one of `names`, or absent.
    pub fn opt_one_of(self, column: &'static str, names: &[&str]) -> Self {
        self.opt_text(column).check(&among(column, names))
    }

    /// Number and date of a letter.
    pub fn letter(self, name: &'static str) -> Self {
        let (number, date) = letter_columns(name);
        self.column(&number, |def| def.text().not_null()).column(&date, |def| def.date().not_null())
    }

    /// Number and date of a letter, both or neither.
    pub fn opt_letter(self, name: &'static str) -> Self {
        let (number, date) = letter_columns(name);
        self.column(&number, |def| def.text().null())
            .column(&date, |def| def.date().null())
            .check(&format!(r#"("{number}" IS NULL) = ("{date}" IS NULL)"#))
    }

    /// An upload of the same office, or none.
    pub fn scan(self) -> Self {
        self.opt_uuid("scan").references(&["office_id", "scan"], "files", &["office_id", "id"]).index(&["scan"])
    }

    /// A semester as `2026-1`.
    pub fn semester(self) -> Self {
        self.text("semester").check(r#""semester" LIKE '____-1' OR "semester" LIKE '____-2'"#)
    }

    /// A rule for every row, in the SQL that both databases know.
    pub fn check(mut self, sql: &str) -> Self {
        self.table.check(Expr::cust(sql.to_owned()));
        self
    }

    pub fn primary(mut self, columns: &[&'static str]) -> Self {
        let mut key = Index::create();
        for column in columns {
            key.col(*column);
        }
        self.table.primary_key(&mut key);
        self
    }

    pub fn unique(self, columns: &[&'static str]) -> Self {
        self.indexed(columns, true)
    }

    pub fn index(self, columns: &[&'static str]) -> Self {
        self.indexed(columns, false)
    }

    pub fn references(mut self, columns: &[&'static str], table: &'static str, keys: &[&'static str]) -> Self {
        let mut key = ForeignKey::create();
        key.from_tbl(self.name).to_tbl(table);
        for column in columns {
            key.from_col(*column);
        }
        for column in keys {
            key.to_col(*column);
        }
        self.table.foreign_key(&mut key);
        self
    }

    /// Creates the table and its indexes.
    ///
    /// # Errors
    /// What the database says.
    pub async fn create(mut self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.table.take()).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    fn column(mut self, name: &str, define: impl FnOnce(&mut ColumnDef) -> &mut ColumnDef) -> Self {
        let mut def = ColumnDef::new(name.to_owned());
        define(&mut def);
        self.table.col(&mut def);
        self
    }

    fn indexed(mut self, columns: &[&'static str], unique: bool) -> Self {
        let mut index = Index::create();
        index.name(format!("{}_{}", self.name, columns.join("_"))).table(self.name);
        for column in columns {
            index.col(*column);
        }
        if unique {
            index.unique();
        }
        self.indexes.push(index.take());
        self
    }
}

/// Drops tables, the last made first.
///
/// # Errors
/// What the database says.
pub async fn drop_all(manager: &SchemaManager<'_>, made: &[&'static str]) -> Result<(), DbErr> {
    for table in made.iter().rev() {
        manager.drop_table(Table::drop().table(*table).take()).await?;
    }
    Ok(())
}

/// The methods of access.
pub const METHODS: [&str; 4] = ["web_portal", "web_service_call_nik", "web_service_kesesuaian", "card_reader"];

/// The kinds of duty.
pub const DUTIES: [&str; 15] = [
    "iso_certificate",
    "sptjm",
    "nda",
    "semester_report",
    "report_forwarding",
    "evaluation",
    "change_notice",
    "closing",
    "renewal_letter",
    "user_id_request",
    "user_id_handover",
    "network_ready",
    "reader_procurement",
    "data_balikan",
    "breach_notice",
];

fn letter_columns(name: &str) -> (String, String) {
    (format!("{name}_number"), format!("{name}_date"))
}

fn among(column: &str, names: &[&str]) -> String {
    format!(r#""{column}" IN ('{}')"#, names.join("', '"))
}

//! Between values of the domain and columns.
//!
//! Enums and lists go through their JSON names, which are the contract anyway; numbers are 64 bits wide in every table.

use chrono::NaiveDate;
use patuh_domain::letter::Letter;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::error::StoreError;

/// The name of a value without data, as in JSON.
///
/// # Errors
/// The value isn't written as a string.
pub fn name<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        Value::String(name) => Ok(name),
        other => Err(StoreError::Unreadable { column: "name", value: other.to_string() }),
    }
}

/// The value of this name.
///
/// # Errors
/// No value has it.
pub fn named<T: DeserializeOwned>(column: &'static str, name: &str) -> Result<T, StoreError> {
    serde_json::from_value(Value::String(name.to_owned()))
        .map_err(|_| StoreError::Unreadable { column, value: name.to_owned() })
}

/// Anything as JSON text.
///
/// # Errors
/// It can't be written so.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

/// What JSON text holds.
///
/// # Errors
/// The text isn't of this shape.
pub fn parsed<T: DeserializeOwned>(column: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { column, value: text.to_owned() })
}

/// The particulars of an act as JSON text; nothing where nothing was said.
///
/// # Errors
/// They can't be written so.
pub fn particulars<T: Serialize + Default + PartialEq>(value: &T) -> Result<Option<String>, StoreError> {
    if *value == T::default() { Ok(None) } else { json(value).map(Some) }
}

/// The particulars that a column holds.
///
/// # Errors
/// The text isn't of this shape.
pub fn of_particulars<T: DeserializeOwned + Default>(
    column: &'static str,
    text: Option<&str>,
) -> Result<T, StoreError> {
    text.map_or_else(|| Ok(T::default()), |text| parsed(column, text))
}

/// A number that fits its type.
///
/// # Errors
/// It doesn't.
pub fn number<T: TryFrom<i64>>(column: &'static str, value: i64) -> Result<T, StoreError> {
    T::try_from(value).map_err(|_| StoreError::Unreadable { column, value: value.to_string() })
}

/// A number that fits its type, where there is one.
///
/// # Errors
/// It doesn't fit.
pub fn opt_number<T: TryFrom<i64>>(column: &'static str, value: Option<i64>) -> Result<Option<T>, StoreError> {
    value.map(|value| number(column, value)).transpose()
}

/// A place in a list.
///
/// # Errors
/// The list is longer than the column counts.
pub fn place(index: usize) -> Result<i64, StoreError> {
    i64::try_from(index).map_err(|_| StoreError::Unreadable { column: "place", value: index.to_string() })
}

/// A letter from its two columns.
pub fn opt_letter(number: Option<String>, date: Option<NaiveDate>) -> Option<Letter> {
    Some(Letter { number: number?, date: date? })
}

/// The two columns of a letter that may be missing.
pub fn opt_letter_columns(letter: Option<Letter>) -> (Option<String>, Option<NaiveDate>) {
    letter.map_or((None, None), |letter| (Some(letter.number), Some(letter.date)))
}

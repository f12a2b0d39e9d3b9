//! What pages are made of: plain functions of data to HTML, rendered on the server only.
//!
//! A component takes texts in the language of the page and draws them; it reads nothing, decides nothing and knows no
//! type of the domain. Its data struct stands beside it. Sizes that depend on data are SVG attributes, because the
//! content policy allows no inline style. State is always colour, word and shape together.

mod access_panel;
mod account_menu;
mod action;
mod badge;
mod bar_list;
mod board;
mod card;
mod column_chart;
mod confirm;
mod data_table;
mod duty_table;
mod empty_state;
mod entrance;
mod facts;
mod field;
mod figures;
mod filters;
mod flow_chart;
mod form;
mod history_list;
mod load_strip;
mod meter;
mod navigation;
mod next_step;
mod notice;
mod page_head;
mod pager;
mod pattern_picture;
mod shell;
mod sign;
mod stepper;
mod tabs;
mod timeline;
mod topology_chart;
mod word_changes;
mod worklist;

pub use access_panel::*;
pub use account_menu::*;
pub use action::*;
pub use badge::*;
pub use bar_list::*;
pub use board::*;
pub use card::*;
pub use column_chart::*;
pub use confirm::*;
pub use data_table::*;
pub use duty_table::*;
pub use empty_state::*;
pub use entrance::*;
pub use facts::*;
pub use field::*;
pub use figures::*;
pub use filters::*;
pub use flow_chart::*;
pub use form::*;
pub use history_list::*;
pub use load_strip::*;
pub use meter::*;
pub use navigation::*;
pub use next_step::*;
pub use notice::*;
pub use page_head::*;
pub use pager::*;
pub use pattern_picture::*;
pub use shell::*;
pub use sign::*;
pub use stepper::*;
pub use tabs::*;
pub use timeline::*;
pub use topology_chart::*;
pub use word_changes::*;
pub use worklist::*;

#[cfg(test)]
mod gallery;

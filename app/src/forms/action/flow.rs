//! The course of a service: lanes and steps with their branches, added, removed and moved by plain buttons.
//!
//! Each lane is posted as `lane`, each step as `step_lane` (the place of its lane from 1), `step_text`, and for each of
//! its branches `step_to1` (the place of the next step from 1) and `step_when1`. A button posts [`ARRANGE`] with what is
//! to be done (`step-up-3`), which changes the typed values and nothing else.

use std::collections::BTreeSet;

use patuh_domain::agreement::{AgreementCommand as C, FlowBranch, FlowNext, FlowStep, Method, ServiceFlow};

use patuh_domain::wording::Bilingual;

use super::onboarding::{granted, method_choices};
use crate::forms::reader::Reader;
use crate::forms::spec::{FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

/// The button that only changes the order of what is typed.
pub const ARRANGE: &str = "susun";
/// Ways on from one step at most.
pub const BRANCHES: usize = 4;
/// Steps and lanes at most: more would fit no annex.
const MOST_STEPS: usize = 60;
const MOST_LANES: usize = 8;

/// A course as typed: nothing is checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedFlow {
    pub lanes: Vec<String>,
    pub steps: Vec<TypedStep>,
}

/// A step as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedStep {
    /// The place of its lane from 1, as text.
    pub lane: String,
    pub text: String,
    /// Place of the next step from 1 and the condition, both as text.
    pub next: Vec<(String, String)>,
}

impl TypedFlow {
    /// As posted.
    pub fn read(posted: &Posted) -> Self {
        let (lanes, texts) = (posted.all("step_lane"), posted.all("step_text"));
        let cell = |values: &[String], at: usize| values.get(at).cloned().unwrap_or_default();
        let step = |at: usize| TypedStep {
            lane: cell(lanes, at),
            text: cell(texts, at),
            next: (1..=BRANCHES)
                .map(|branch| {
                    let value = |name: &str| cell(posted.all(&format!("step_{name}{branch}")), at);
                    (value("to"), value("when"))
                })
                .filter(|(to, when)| !to.is_empty() || !when.is_empty())
                .collect(),
        };
        Self { lanes: posted.all("lane").to_vec(), steps: (0..lanes.len().max(texts.len())).map(step).collect() }
    }

    /// As recorded; for a new one two lanes and two steps to begin with.
    pub fn of(flow: Option<&ServiceFlow>) -> Self {
        let Some(flow) = flow else {
            let step = |lane: &str, next: &[&str]| TypedStep {
                lane: lane.to_owned(),
                text: String::new(),
                next: next.iter().map(|to| ((*to).to_owned(), String::new())).collect(),
            };
            return Self { lanes: vec![String::new(); 2], steps: vec![step("1", &["2"]), step("2", &[])] };
        };
        let place = |id: u32| flow.steps.iter().position(|step| step.id == id).map_or_else(String::new, numbered);
        let next = |next: &FlowNext| match next {
            FlowNext::To(to) => (place(*to), String::new()),
            FlowNext::When(branch) => (place(branch.to), branch.when.clone()),
        };
        let step = |step: &FlowStep| TypedStep {
            lane: numbered(step.lane),
            text: step.text.clone(),
            next: step.next.iter().map(next).collect(),
        };
        Self { lanes: flow.lanes.clone(), steps: flow.steps.iter().map(step).collect() }
    }

    fn write(&self, posted: &mut Posted) {
        let mut put = |name: String, values: Vec<String>| posted.0.insert(name, values);
        put("lane".to_owned(), self.lanes.clone());
        put("step_lane".to_owned(), self.steps.iter().map(|step| step.lane.clone()).collect());
        put("step_text".to_owned(), self.steps.iter().map(|step| step.text.clone()).collect());
        for branch in 1..=BRANCHES {
            let of = |step: &TypedStep| step.next.get(branch - 1).cloned().unwrap_or_default();
            put(format!("step_to{branch}"), self.steps.iter().map(|step| of(step).0).collect());
            put(format!("step_when{branch}"), self.steps.iter().map(|step| of(step).1).collect());
        }
    }

    /// The steps in a new order by their old places, `None` for a new one. Branches go on to the same steps; a step that
    /// simply led to the next row still does, and what leads to a step that is gone leads nowhere.
    fn reorder(&mut self, order: &[Option<usize>]) {
        let old = std::mem::take(&mut self.steps);
        let follows = |at: usize, step: &TypedStep| matches!(step.next.as_slice(), [(to, when)] if when.is_empty() && *to == numbered(at + 1));
        let last = order.len().saturating_sub(1);
        for (place, from) in order.iter().enumerate() {
            let following = if place < last { vec![(numbered(place + 1), String::new())] } else { Vec::new() };
            let Some((at, mut step)) = from.and_then(|at| Some((at, old.get(at)?.clone()))) else {
                let lane = place.checked_sub(1).and_then(|before| self.steps.get(before));
                let lane = lane.map_or_else(|| "1".to_owned(), |before| before.lane.clone());
                self.steps.push(TypedStep { lane, text: String::new(), next: following });
                continue;
            };
            let was_end = at + 1 == old.len() && step.next.is_empty();
            let goes_on = was_end && order.get(place + 1) == Some(&None);
            if follows(at, &step) || goes_on {
                step.next = following;
            } else {
                for (to, _) in &mut step.next {
                    let target = to.parse::<usize>().ok().and_then(|to| to.checked_sub(1));
                    let now = target.and_then(|target| order.iter().position(|from| *from == Some(target)));
                    *to = now.map_or_else(String::new, numbered);
                }
                step.next.retain(|(to, when)| !to.is_empty() || !when.is_empty());
            }
            self.steps.push(step);
        }
    }

    /// The lanes in a new order by their old places; steps stay with theirs.
    fn reorder_lanes(&mut self, order: &[Option<usize>]) {
        let old = std::mem::take(&mut self.lanes);
        self.lanes = order.iter().map(|from| from.and_then(|at| old.get(at).cloned()).unwrap_or_default()).collect();
        for step in &mut self.steps {
            let lane = step.lane.parse::<usize>().ok().and_then(|lane| lane.checked_sub(1));
            let now = lane.and_then(|lane| order.iter().position(|from| *from == Some(lane)));
            step.lane = now.map_or_else(String::new, numbered);
        }
    }

    /// The course for its picture, as far as it is typed: lanes without a name and steps without a text stand empty.
    fn sketch(&self) -> Vec<FlowStep> {
        let steps = self.steps.iter().enumerate().map(|(at, step)| FlowStep {
            id: number(at),
            lane: step.lane.parse::<usize>().ok().and_then(|lane| lane.checked_sub(1)).unwrap_or_default(),
            text: step.text.clone(),
            next: step.next.iter().filter_map(|next| self.leads(next)).collect(),
        });
        steps.collect()
    }

    fn leads(&self, (to, when): &(String, String)) -> Option<FlowNext> {
        let to = to.parse::<u32>().ok().filter(|to| (1..=number(self.steps.len()).saturating_sub(1)).contains(to))?;
        Some(if when.is_empty() { FlowNext::To(to) } else { FlowNext::When(FlowBranch { to, when: when.clone() }) })
    }
}

/// The place of the step or lane at `at`, as people count.
fn numbered(at: usize) -> String {
    (at + 1).to_string()
}

fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

/// The form; `which` is the title of the flow to change, another word begins a new one.
pub(super) fn describe(view: &AgreementView, which: Option<&str>) -> FormSpec {
    let flows = &view.facts.agreement.service_flows;
    let known = match which {
        Some(title) => flows.iter().find(|flow| flow.title == title),
        None => flows.last(),
    };
    let text = |get: fn(&ServiceFlow) -> &String| known.map(get).cloned().unwrap_or_default();
    FormSpec::new(
        say("Gambarkan alur pelayanan", "Describe the service flow"),
        say(
            "Alur ini menjadi Lampiran II atau III Juknis. Alur dengan judul yang sama menggantikan yang lama.",
            "The flow becomes an annex of the Juknis. It replaces the one of the same title.",
        ),
        say("Simpan alur", "Save"),
        vec![
            F::new("method", say("Metode", "Method"), K::Select(method_choices(&granted(view))))
                .propose(known.map(|flow| flow.method.name()).unwrap_or_default()),
            F::new("title", say("Judul", "Title"), K::Text).propose(text(|flow| &flow.title)),
            F::new("introduction", say("Pengantar", "Introduction"), K::LongText)
                .propose(text(|flow| &flow.introduction)),
            F::new("step", say("Pelaku dan langkah", "Lanes and steps"), K::Flow(TypedFlow::of(known))).hint(say(
                "Langkah tanpa lanjutan mengakhiri alur. Langkah boleh kembali ke langkah sebelumnya.",
                "A step that leads nowhere ends the course. A step may lead back to an earlier one.",
            )),
        ],
    )
}

/// Does what the pressed button asks with the typed values; gives the place on the page to go on at. `None` where no such
/// button was pressed.
pub fn arrange(posted: &mut Posted) -> Option<String> {
    let asked = posted.0.remove(ARRANGE)?.first().cloned().unwrap_or_default();
    let mut flow = TypedFlow::read(posted);
    let (what, place) = asked.rsplit_once('-').unwrap_or((asked.as_str(), ""));
    let at = place.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let count = if what.starts_with("lane") { flow.lanes.len() } else { flow.steps.len() };
    let mut order: Vec<Option<usize>> = (0..count).map(Some).collect();
    let mut now = at.unwrap_or_default();
    match (what, at) {
        ("step-add" | "lane-add", _) => {
            let most = if what == "lane-add" { MOST_LANES } else { MOST_STEPS };
            now = at.map_or(count, |at| (at + 1).min(count));
            if count < most {
                order.insert(now, None);
            }
        }
        ("step-up" | "lane-up", Some(at)) if at > 0 && at < count => {
            order.swap(at, at - 1);
            now = at - 1;
        }
        ("step-down" | "lane-down", Some(at)) if at + 1 < count => {
            order.swap(at, at + 1);
            now = at + 1;
        }
        ("step-remove" | "lane-remove", Some(at)) if at < count => {
            order.remove(at);
            now = at.min(order.len().saturating_sub(1));
        }
        _ => {}
    }
    let kind = if what.starts_with("lane") { "lane" } else { "step" };
    if kind == "lane" {
        flow.reorder_lanes(&order)
    } else {
        flow.reorder(&order)
    }
    flow.write(posted);
    Some(format!("{kind}-{}", now + 1))
}

/// The course as typed so far, for its picture; `None` before anything is.
pub fn flow_typed(posted: &Posted) -> Option<ServiceFlow> {
    let flow = TypedFlow::read(posted);
    let steps = flow.sketch();
    if steps.is_empty() {
        return None;
    }
    Some(ServiceFlow {
        method: Method::parse(posted.text("method")).unwrap_or(Method::WebPortal),
        title: posted.text("title").to_owned(),
        introduction: posted.text("introduction").to_owned(),
        lanes: if flow.lanes.is_empty() { vec![String::new()] } else { flow.lanes },
        steps,
    })
}

pub(super) fn parse(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let method = form.choice("method", Method::parse).unwrap_or(Method::WebPortal);
    let title = form.text("title");
    let introduction = form.text("introduction");
    let flow = TypedFlow::read(posted);
    check_lanes(&flow, &mut form);
    check_steps(&flow, &mut form);
    let steps = flow.sketch();
    form.finish(C::DescribeServiceFlow { flow: ServiceFlow { method, title, introduction, lanes: flow.lanes, steps } })
}

/// What the place of an error is called: `step-3`, `lane-2`.
pub fn flow_place(name: &str) -> Option<Bilingual> {
    let (kind, place) = name.split_once('-')?;
    let place: usize = place.parse().ok()?;
    match kind {
        "step" => Some(Bilingual::owned(format!("Langkah {place}"), format!("Step {place}"))),
        "lane" => Some(Bilingual::owned(format!("Pelaku {place}"), format!("Lane {place}"))),
        _ => None,
    }
}

fn check_lanes(flow: &TypedFlow, form: &mut Reader<'_>) {
    if flow.lanes.is_empty() {
        form.wrong("step", "Tambahkan paling sedikit satu pelaku.", "Add at least one lane.");
    }
    for (at, lane) in flow.lanes.iter().enumerate() {
        let field = format!("lane-{}", at + 1);
        if lane.is_empty() {
            form.wrong(
                &field,
                "Pelaku belum diberi nama. Isi, atau hapus.",
                "The lane has no name. Fill it in, or remove it.",
            );
        } else if flow.lanes[..at].contains(lane) {
            form.wrong(&field, "Pelaku ini sudah ada.", "This lane is there already.");
        }
    }
}

fn check_steps(flow: &TypedFlow, form: &mut Reader<'_>) {
    if flow.steps.is_empty() {
        form.wrong("step", "Isi paling sedikit satu langkah.", "Describe at least one step.");
        return;
    }
    for (at, step) in flow.steps.iter().enumerate() {
        let field = format!("step-{}", at + 1);
        if step.text.is_empty() {
            form.wrong(&field, "Uraian langkah belum diisi.", "The step has no text.");
        }
        let lane = step.lane.parse::<usize>().ok().filter(|lane| (1..=flow.lanes.len()).contains(lane));
        if lane.is_none() {
            form.wrong(&field, "Pilih pelakunya.", "Choose its lane.");
        }
        // One error stands at a step: a branch that leads nowhere goes before one without a condition.
        let (lost, led): (Vec<_>, Vec<_>) = step.next.iter().partition(|next| flow.leads(next).is_none());
        for next in lost.into_iter().chain(led) {
            check_branch(flow, at, step, next, &field, form);
        }
    }
    let reached = reached(&flow.sketch());
    for at in (0..flow.steps.len()).filter(|at| !reached.contains(at)) {
        form.wrong(
            &format!("step-{}", at + 1),
            "Langkah ini tidak dicapai dari langkah 1. Arahkan sebuah langkah ke sini, atau hapus.",
            "This step can't be reached from step 1. Let a step lead here, or remove it.",
        );
    }
    if flow.steps.iter().all(|step| !step.next.is_empty()) {
        form.wrong(
            &format!("step-{}", flow.steps.len()),
            "Alur tidak pernah selesai. Biarkan paling sedikit satu langkah tanpa lanjutan.",
            "The course never ends. Let at least one step lead nowhere.",
        );
    }
}

fn check_branch(
    flow: &TypedFlow,
    at: usize,
    step: &TypedStep,
    next: &(String, String),
    field: &str,
    form: &mut Reader<'_>,
) {
    let (to, when) = next;
    if flow.leads(next).is_none() {
        let named = if when.is_empty() { String::new() } else { format!(" \u{201c}{when}\u{201d}") };
        form.wrong(
            field,
            format!("Cabang{named} belum menuju ke langkah mana pun. Pilih langkahnya, atau kosongkan syaratnya."),
            format!("The branch{named} leads nowhere. Choose its step, or empty its condition."),
        );
    } else if *to == numbered(at) {
        form.wrong(field, "Langkah tidak dapat menuju ke dirinya sendiri.", "A step can't lead to itself.");
    } else if when.is_empty() && step.next.len() > 1 {
        form.wrong(
            field,
            format!("Beri syarat pada cabang ke langkah {to}."),
            format!("Say when the branch to step {to} is taken."),
        );
    }
}

/// Places of the steps that the first leads to, and its own.
fn reached(steps: &[FlowStep]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open = vec![0_usize];
    while let Some(at) = open.pop() {
        let Some(step) = steps.get(at).filter(|_| reached.insert(at)) else { continue };
        open.extend(step.next.iter().filter_map(|next| {
            let to = match next {
                FlowNext::To(to) => *to,
                FlowNext::When(branch) => branch.to,
            };
            usize::try_from(to).ok()?.checked_sub(1)
        }));
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(lane: &str, text: &str, next: &[(&str, &str)]) -> TypedStep {
        let next = next.iter().map(|(to, when)| ((*to).to_owned(), (*when).to_owned())).collect();
        TypedStep { lane: lane.to_owned(), text: text.to_owned(), next }
    }

    fn posted(steps: Vec<TypedStep>) -> Posted {
        let mut posted = Posted::default();
        posted.set("method", "web_portal");
        posted.set("title", "Pengaduan");
        posted.set("introduction", "Warga mengadu.");
        let flow = TypedFlow { lanes: vec!["Pemohon".to_owned(), "Petugas".to_owned()], steps };
        flow.write(&mut posted);
        posted
    }

    fn pressed(posted: &mut Posted, button: &str) -> (String, TypedFlow) {
        posted.set(ARRANGE, button);
        let place = arrange(posted).expect("a button was pressed");
        (place, TypedFlow::read(posted))
    }

    fn course() -> Posted {
        posted(vec![
            step("1", "Datang", &[("2", "")]),
            step("2", "Periksa", &[("3", "lengkap"), ("1", "belum lengkap")]),
            step("2", "Layani", &[]),
        ])
    }

    #[test]
    fn a_step_put_between_two_is_led_to_and_leads_on() {
        let mut posted = course();
        let (place, flow) = pressed(&mut posted, "step-add-1");
        assert_eq!(place, "step-2");
        assert_eq!(flow.steps[0].next, [("2".to_owned(), String::new())]);
        assert_eq!(flow.steps[1], step("1", "", &[("3", "")]));
        assert_eq!(flow.steps[2].next, step("", "", &[("4", "lengkap"), ("1", "belum lengkap")]).next);
        let (place, flow) = pressed(&mut posted, "step-add-4");
        assert_eq!(place, "step-5");
        assert_eq!(flow.steps[3].next, [("5".to_owned(), String::new())], "the end goes on to the new end");
        assert!(flow.steps[4].next.is_empty());
    }

    #[test]
    fn branches_follow_their_step_and_lead_nowhere_once_it_is_gone() {
        let mut posted = course();
        let (_, flow) = pressed(&mut posted, "step-down-2");
        assert_eq!(flow.steps[2].next, step("", "", &[("2", "lengkap"), ("1", "belum lengkap")]).next);
        let (place, flow) = pressed(&mut posted, "step-remove-2");
        assert_eq!(place, "step-2");
        assert_eq!(flow.steps.len(), 2);
        assert_eq!(flow.steps[1].next, step("", "", &[("", "lengkap"), ("1", "belum lengkap")]).next);
        let errors = parse(&posted).expect_err("a branch leads nowhere");
        assert!(errors.fields["step-2"].id.contains("lengkap\u{201d} belum menuju"), "{errors:?}");
    }

    #[test]
    fn steps_stay_in_their_lane_when_lanes_move() {
        let mut posted = course();
        let (place, flow) = pressed(&mut posted, "lane-up-2");
        assert_eq!(place, "lane-1");
        assert_eq!(flow.lanes, ["Petugas", "Pemohon"]);
        assert_eq!(flow.steps.iter().map(|step| step.lane.as_str()).collect::<Vec<_>>(), ["2", "1", "1"]);
        let (_, flow) = pressed(&mut posted, "lane-remove-2");
        assert_eq!(flow.steps[0].lane, "");
        let errors = parse(&posted).expect_err("a step has no lane");
        assert!(errors.fields["step-1"].id.contains("pelaku"), "{errors:?}");
    }

    #[test]
    fn loops_are_allowed_and_what_nobody_reaches_is_named_at_its_place() {
        assert!(parse(&course()).is_ok());
        let lost = posted(vec![
            step("1", "Datang", &[("2", "")]),
            step("2", "Layani", &[]),
            step("2", "Arsipkan", &[("2", "")]),
        ]);
        let errors = parse(&lost).expect_err("nothing leads to step 3");
        assert_eq!(errors.fields.keys().collect::<Vec<_>>(), ["step-3"]);
        let mut nameless = course();
        nameless.0.insert("lane".to_owned(), vec!["Pemohon".to_owned(), String::new()]);
        let errors = parse(&nameless).expect_err("a lane without a name");
        assert_eq!(errors.fields.keys().collect::<Vec<_>>(), ["lane-2"]);
        let endless = posted(vec![step("1", "Datang", &[("2", "")]), step("2", "Kembali", &[("1", "")])]);
        assert!(parse(&endless).is_err());
    }

    #[test]
    fn what_is_recorded_comes_back_as_it_was() {
        let Ok(C::DescribeServiceFlow { flow }) = parse(&course()) else { panic!("a flow") };
        assert_eq!(TypedFlow::of(Some(&flow)), TypedFlow::read(&course()));
        assert_eq!(flow_typed(&course()), Some(flow));
    }
}

//! Who signs what: the head, and the operators who come and go.

use patuh_domain::agreement::{AgreementCommand as C, *};

use super::Act;
use crate::life::Walk;

impl Walk {
    pub fn declare(&mut self, kind: DeclarationKind, tries: u32) {
        let signed_on = self.world.lately();
        let accepted = self.asks(C::RecordDeclaration { kind, operator: None, signed_on, meterai: true, scan: None })
            || self.asks(C::RecordDeclaration {
                kind,
                operator: None,
                signed_on: self.world.today,
                meterai: true,
                scan: None,
            });
        if !accepted && tries < 4 && kind == DeclarationKind::SptjmFirst {
            self.soon(2, 20, Act::Sptjm(tries + 1));
        }
    }

    pub fn hire(&mut self) {
        let number = self.world.agreement.as_ref().map_or(0, |agreement| agreement.operators.len());
        let since = self.world.lately();
        let accepted = self.asks(C::RegisterOperator {
            name: format!("Operator {number}"),
            staff_number: None,
            staff_status: StaffStatus::NonAsn,
            position: "Operator Loket".to_owned(),
            since,
        });
        if accepted {
            if self.world.rng.chance(90) {
                self.soon(0, 40, Act::Nda(number));
            }
            if self.world.rng.chance(25) {
                self.soon(20, 1500, Act::Dismiss(number));
            }
        }
    }

    fn operator(&self, index: usize) -> Option<patuh_domain::ids::OperatorId> {
        self.world.agreement.as_ref().and_then(|agreement| agreement.operators.get(index)).map(|operator| operator.id)
    }

    pub fn nda(&mut self, index: usize) {
        let Some(operator) = self.operator(index) else { return };
        let signed_on = self.world.lately();
        self.asks(C::RecordDeclaration {
            kind: DeclarationKind::NdaA,
            operator: Some(operator),
            signed_on,
            meterai: true,
            scan: None,
        });
    }

    pub fn dismiss(&mut self, index: usize) {
        let Some(operator) = self.operator(index) else { return };
        let on = self.world.lately();
        self.asks(C::DismissOperator { operator, on });
    }
}

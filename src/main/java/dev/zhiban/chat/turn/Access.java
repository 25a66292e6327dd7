package dev.zhiban.chat.turn;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.web.Problem;

/// Who may reach a conversation: its employee, the people of the desk, and admins and auditors to read.
@ApplicationScoped
class Access {

    private final Ledger ledger;

    Access(Ledger ledger) {
        this.ledger = ledger;
    }

    enum Seat {
        EMPLOYEE,
        DESK,
        READER
    }

    Seat seat(Person person, Conversation conversation) {
        if (conversation.person().equals(person.id())) {
            return Seat.EMPLOYEE;
        }
        if (person.worksAtDesk()) {
            return Seat.DESK;
        }
        if (person.is(Role.ADMIN) || person.is(Role.AUDITOR)) {
            return Seat.READER;
        }
        throw Problem.notFound();
    }

    Conversation readable(Person person, UUID id) {
        Conversation conversation = ledger.find(id).orElseThrow(Problem::notFound);
        seat(person, conversation);
        return conversation;
    }

    /// The employee's own, or anybody's for the desk.
    Conversation usable(Person person, UUID id) {
        Conversation conversation = readable(person, id);
        if (seat(person, conversation) == Seat.READER) {
            throw Problem.forbidden();
        }
        return conversation;
    }

    Conversation own(Person person, UUID id) {
        Conversation conversation = readable(person, id);
        return switch (seat(person, conversation)) {
            case EMPLOYEE -> conversation;
            case DESK, READER -> throw Problem.forbidden();
        };
    }

    Conversation atDesk(Person person, UUID id) {
        Conversation conversation = readable(person, id);
        if (!person.worksAtDesk()) {
            throw Problem.forbidden();
        }
        return conversation;
    }
}

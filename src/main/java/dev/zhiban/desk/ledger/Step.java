package dev.zhiban.desk.ledger;

import java.util.Locale;

/// What somebody may do to a ticket.
public enum Step {
    TAKE,
    ASSIGN,
    GIVE_BACK,
    ESCALATE,
    REPLY,
    /// The agent waits for the requester.
    WAIT,
    /// The requester answered.
    RESUME,
    RESOLVE,
    /// The requester says that it works.
    CONFIRM,
    /// The requester says that it did not help.
    REJECT,
    REOPEN,
    /// The desk ends it without the requester's word.
    CLOSE,
    RATE,
    NOTE,
    LINK,
    PRIORITISE;

    /// As in JSON: `give-back`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

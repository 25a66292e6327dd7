package dev.zhiban.assistant.tool;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.extract.TicketWording;
import dev.zhiban.identity.Person;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.logs.Explanation;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// What the tools of one turn work with: always in the asker's name.
///
/// @param log of this conversation, where one was shown
/// @param handover becomes true when the model proposes a person; a button is all that comes of it
public record Desk(
        Person asker,
        Lang lang,
        Knowledge knowledge,
        Sources sources,
        TicketWording tickets,
        Redactor redactor,
        @Nullable Explanation log,
        AtomicBoolean handover) {

    static final int LONGEST = 3000;

    String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}

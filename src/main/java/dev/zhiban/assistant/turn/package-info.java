/// One turn from the message to the reply: routes it, finds the evidence, lets it be worded. Must not know how messages are stored.
@NullMarked
package dev.zhiban.assistant.turn;

import org.jspecify.annotations.NullMarked;

/// What comes with a ticket when a conversation is handed over, and the priority that follows from it.
@NullMarked
package dev.zhiban.desk.handoff;

import org.jspecify.annotations.NullMarked;

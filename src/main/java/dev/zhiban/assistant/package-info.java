/// Answers one turn of a conversation from knowledge and logs. Entry: [Assistant]. Must not know how messages are stored or delivered.
@NullMarked
package dev.zhiban.assistant;

import org.jspecify.annotations.NullMarked;

/// Sums a conversation up for the person who takes it over, with no model. Must not know models.
@NullMarked
package dev.zhiban.assistant.summary;

import org.jspecify.annotations.NullMarked;

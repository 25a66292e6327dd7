/// Answers without a model: the right passages, whole steps, word for word, with marks. Entry: [Extract]. Must not know models.
@NullMarked
package dev.zhiban.assistant.extract;

import org.jspecify.annotations.NullMarked;

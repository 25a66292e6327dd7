/// Lets a model's sentence through only if the passage that it cites says the same. Plain rules, one a class. Entry: [Guardrail]. Must not know the model that writes.
@NullMarked
package dev.zhiban.assistant.guardrail;

import org.jspecify.annotations.NullMarked;

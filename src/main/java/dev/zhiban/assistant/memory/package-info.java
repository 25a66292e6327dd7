/// What a model is told of a conversation's earlier turns, kept in PostgreSQL. Must not know models.
@NullMarked
package dev.zhiban.assistant.memory;

import org.jspecify.annotations.NullMarked;

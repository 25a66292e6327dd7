/// Measures retrieval on sets in BEIR form and on the shipped evaluation questions, with no server and no database. Entry:
/// [EvaluateCommand].
@NullMarked
package dev.zhiban.knowledge.evaluate;

import org.jspecify.annotations.NullMarked;

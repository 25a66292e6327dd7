/// What people asked in vain: gathered, clustered, ranked by how many people it costs, made into drafts. Entry:
/// [MissedQuestions].
@NullMarked
package dev.zhiban.knowledge.missed;

import org.jspecify.annotations.NullMarked;

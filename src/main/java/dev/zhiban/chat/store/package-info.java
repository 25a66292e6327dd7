/// The ledger of conversations in PostgreSQL: messages, due turns, uploads, and who is told of changes. Entry: [Ledger].
/// Must not know who may do what.
@NullMarked
package dev.zhiban.chat.store;

import org.jspecify.annotations.NullMarked;

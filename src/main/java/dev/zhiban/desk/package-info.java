/// Tickets, their queue and their ledger. Entry: [Tickets]. Must not know conversations: an [Origin] is opaque here.
@NullMarked
package dev.zhiban.desk;

import org.jspecify.annotations.NullMarked;

/// How a ticket changes: the states and steps, the append-only ledger, and the rows that follow it.
@NullMarked
package dev.zhiban.desk.ledger;

import org.jspecify.annotations.NullMarked;

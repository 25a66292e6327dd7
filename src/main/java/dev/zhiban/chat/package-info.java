/// Conversations: the ledger of messages, whose turn it is, delivery. Entry: [Conversations]. Must not know any instant messenger.
@NullMarked
package dev.zhiban.chat;

import org.jspecify.annotations.NullMarked;

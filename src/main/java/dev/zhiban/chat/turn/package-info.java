/// Whose turn a conversation is, and the bot's own turns. Entry: [TurnWorkers]. Must not know how messages travel.
@NullMarked
package dev.zhiban.chat.turn;

import org.jspecify.annotations.NullMarked;

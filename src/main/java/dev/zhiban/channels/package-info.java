/// The instant messengers: one folder each, all behind `chat.Channel`.
@NullMarked
package dev.zhiban.channels;

import org.jspecify.annotations.NullMarked;

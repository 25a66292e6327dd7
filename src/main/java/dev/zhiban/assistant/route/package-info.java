/// Finds out what a turn is about, in Chinese and English as people write it. Entry: [Router]. Must not know how a turn is answered.
@NullMarked
package dev.zhiban.assistant.route;

import org.jspecify.annotations.NullMarked;

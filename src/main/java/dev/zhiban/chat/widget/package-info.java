/// The chat over HTTP: what the widget, the console and scripts call. Must not know how anything is kept.
@NullMarked
package dev.zhiban.chat.widget;

import org.jspecify.annotations.NullMarked;

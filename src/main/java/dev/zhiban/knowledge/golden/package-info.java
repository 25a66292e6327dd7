/// What the articles have to answer, asked again before one of them changes. Entry: [Replays].
@NullMarked
package dev.zhiban.knowledge.golden;

import org.jspecify.annotations.NullMarked;

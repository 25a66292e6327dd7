/// Files and images of articles: bounded, typed by their bytes, opened by those who may read a text that shows them.
@NullMarked
package dev.zhiban.knowledge.attachment;

import org.jspecify.annotations.NullMarked;

/// Early warning: what is usual for each live source, and what is not. `SourceWatch` and what it uses need no framework.
@NullMarked
package dev.zhiban.logs.watch;

import org.jspecify.annotations.NullMarked;

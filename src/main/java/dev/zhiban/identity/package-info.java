/// Who somebody is and what they may do. Entry: [People], [CurrentPerson]. Must not know any other feature.
@NullMarked
package dev.zhiban.identity;

import org.jspecify.annotations.NullMarked;

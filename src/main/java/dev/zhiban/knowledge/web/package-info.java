/// Pages of other sites, asked for without letting anybody reach into the network that this program stands in. Entry: [Web].
@NullMarked
package dev.zhiban.knowledge.web;

import org.jspecify.annotations.NullMarked;

/// The desk's pages: lists, one ticket with its evidence, and what agents and requesters do to it.
@NullMarked
package dev.zhiban.desk.agents;

import org.jspecify.annotations.NullMarked;

/** The library as a listener of LangChain4j. */
@NullMarked
package io.github.azeotrope.examples.langchain4j;

import org.jspecify.annotations.NullMarked;

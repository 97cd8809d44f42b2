/**
 * Turns the bytes of a model API's HTTP exchange into what the detector needs of it. A tee pushes
 * the bytes as they pass; nothing is held up, changed or built into a tree.
 *
 * <p>Starts with {@link io.github.azeotrope.wire.WireFormats}. Formats, by their vendors'
 * documentation:
 *
 * <ul>
 *   <li>OpenAI, <a href="https://platform.openai.com/docs/api-reference/chat">chat completions</a>,
 *       <a href="https://platform.openai.com/docs/api-reference/responses">responses</a>, <a
 *       href="https://platform.openai.com/docs/api-reference/batch">batch input files</a>
 *   <li>Anthropic, <a href="https://platform.claude.com/docs/en/api/messages">messages</a>, <a
 *       href="https://platform.claude.com/docs/en/build-with-claude/streaming">their streams</a>,
 *       <a href="https://platform.claude.com/docs/en/build-with-claude/batch-processing">message
 *       batches</a>
 *   <li>Google, <a href="https://ai.google.dev/api/generate-content">generateContent</a>, <a
 *       href="https://ai.google.dev/api/batch-mode">batches</a>
 *   <li>Ollama, <a href="https://docs.ollama.com/api/chat">chat</a>, <a
 *       href="https://docs.ollama.com/api/generate">generate</a>
 * </ul>
 *
 * <p>Streams are <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">
 * server-sent events</a> or JSON values one after the other.
 *
 * <p>Not read: streams in frames of a cloud's own (Amazon Bedrock), web sockets, compression other
 * than gzip, the output files of batches. A file of Google's that is uploaded in parts, or a batch
 * whose requests lie in a store that the host does not see, is not read either.
 */
@NullMarked
package io.github.azeotrope.wire;

import org.jspecify.annotations.NullMarked;

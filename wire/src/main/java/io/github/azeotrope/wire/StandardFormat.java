package io.github.azeotrope.wire;

import io.github.azeotrope.wire.JsonBody.Framing;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A format whose bodies are JSON of a known shape.
 *
 * @param name see {@link WireFormat#name}
 * @param paths the paths that POST it
 * @param framing how a request body is made up
 * @param requestShape what is looked at in a request
 * @param requests the reader of requests
 * @param answers what is looked at in answers, or null where they say nothing
 */
record StandardFormat(
    String name,
    Predicate<String> paths,
    Framing framing,
    Shape requestShape,
    Function<Dialogue, RequestReader> requests,
    @Nullable Answers answers)
    implements WireFormat {

  /** The shape of answers and their reader. */
  record Answers(Shape shape, Function<AnswerParts, JsonHandler> reader) {}

  @Override
  public boolean accepts(String method, String path) {
    return Paths.isPost(method) && paths.test(path);
  }

  @Override
  public BodyParser request(String path, WireLimits limits, WireSink<WireRequest> sink) {
    Notes notes = new Notes(sink);
    RequestReader reader = requests.apply(new Dialogue(Paths.model(path), notes, limits, sink));
    return new BodyEntrance(
        first ->
            new JsonBody(
                framing,
                new JsonDocuments(requestShape, reader, notes, limits, framing == Framing.VALUES),
                notes,
                reader::finish),
        notes,
        limits);
  }

  @Override
  public BodyParser answer(String path, WireLimits limits, WireSink<WireAnswer> sink) {
    Answers told = answers;
    if (told == null) {
      return GuardedParser.idle();
    }
    Notes notes = new Notes(sink);
    AnswerParts parts = new AnswerParts(notes, sink);
    JsonHandler reader = told.reader().apply(parts);
    return new BodyEntrance(
        first ->
            new JsonBody(
                first == '{' || first == '[' ? Framing.VALUES : Framing.EVENTS,
                new JsonDocuments(told.shape(), reader, notes, limits, false),
                notes,
                parts::deliver),
        notes,
        limits);
  }
}

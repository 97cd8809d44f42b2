package io.github.azeotrope.examples.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where gateways keep the fields in their logs, by their own documentation. */
enum LogPreset {
  /** https://docs.litellm.ai/docs/proxy/logging_spec */
  LITELLM(
      "LiteLLM's StandardLoggingPayload, as its file, bucket and generic API loggers write it",
      "account=$.metadata.user_api_key_hash,"
          + "time=$.startTime,"
          + "request=$.messages,"
          + "model=$.model,"
          + "requestId=$.id,"
          + "organization=$.metadata.user_api_key_org_id,"
          + "ip=$.metadata.requester_ip_address|$.requester_ip_address,"
          + "outputTokens=$.completion_tokens",
      ""),

  /**
   * https://developer.konghq.com/plugins/file-log/ and
   * https://developer.konghq.com/ai-gateway/ai-audit-log-reference/, whose table and example put
   * the request in different places.
   */
  KONG(
      "Kong's file, HTTP, TCP and UDP logs with AI Proxy and its log_payloads",
      "account=$.consumer.id|$.authenticated_entity.id,"
          + "time=$.started_at,"
          + "request=$.ai.proxy.payload.request|$.ai.payload.request,"
          + "path=$.request.uri,"
          + "model=$.ai.proxy.meta.request_model,"
          + "requestId=$.request.id,"
          + "ip=$.client_ip,"
          + "userAgent=$.request.headers['user-agent'],"
          + "outputTokens=$.ai.proxy.usage.completion_tokens",
      ""),

  /** https://docs.helicone.ai/tools/export and the query API that it reads from. */
  HELICONE(
      "Helicone's export as JSONL with --include-body",
      "account=$.request_user_id,"
          + "time=$.request_created_at,"
          + "request=$.request_body,"
          + "path=$.request_path,"
          + "model=$.request_model,"
          + "requestId=$.request_id,"
          + "session=$.request_properties['Helicone-Session-Id'],"
          + "country=$.country_code,"
          + "outputTokens=$.completion_tokens",
      ""),

  /** https://langfuse.com/docs/api-and-data-platform/features/blob-storage-export-fields */
  LANGFUSE(
      "Langfuse's blob storage export of enriched observations as JSONL",
      "account=$.user_id,"
          + "time=$.start_time,"
          + "request=$.input,"
          + "model=$.provided_model_name,"
          + "requestId=$.id,"
          + "session=$.session_id,"
          + "outputTokens=$.usage_details.output",
      "$.type=GENERATION");

  private final String what;
  private final String map;
  private final String where;

  LogPreset(String what, String map, String where) {
    this.what = what;
    this.map = map;
    this.where = where;
  }

  /**
   * The preset of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static LogPreset named(String name) {
    for (LogPreset preset : values()) {
      if (preset.key().equals(name.toLowerCase(Locale.ROOT))) {
        return preset;
      }
    }
    throw new IllegalArgumentException(
        "no preset \"" + name + "\"; there are " + keys() + ", or --map for any other log");
  }

  static String keys() {
    return Arrays.stream(values()).map(LogPreset::key).collect(Collectors.joining(", "));
  }

  /** One line a preset, for whoever must choose. */
  static String[] help() {
    return Arrays.stream(values())
        .map(preset -> String.format(Locale.ROOT, "  %-10s %s", preset.key(), preset.what))
        .toArray(String[]::new);
  }

  /** Its name on the command line. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands for it on the command line as {@code --map}. */
  List<String> map() {
    return List.of(map.split(","));
  }

  /** What stands for it on the command line as {@code --where}. */
  List<String> where() {
    return where.isEmpty() ? List.of() : List.of(where);
  }
}

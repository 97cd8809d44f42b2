package io.github.azeotrope.examples.replay.traces;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was said in the end: of each account, and the campaigns.
 *
 * @param accounts by id
 * @param campaigns oldest first
 */
record Verdicts(Map<String, OfAccount> accounts, List<Reported> campaigns) {

  /**
   * What was said of an account.
   *
   * @param verdict the worst ever given
   * @param flaggedAt event time of the first FLAGGED, or {@link Campaign#NEVER}
   * @param campaign the campaign it is in at the end, or empty
   */
  record OfAccount(Verdict verdict, long flaggedAt, String campaign) {
    boolean isFlagged() {
      return verdict == Verdict.FLAGGED;
    }
  }

  /** A campaign at the end. */
  record Reported(String id, Verdict verdict, Set<String> accounts) {}

  /** The same with other names, so many milliseconds later. */
  Verdicts translated(UnaryOperator<String> name, long millis) {
    Map<String, OfAccount> translated = new TreeMap<>();
    accounts.forEach(
        (account, said) ->
            translated.put(
                name.apply(account),
                new OfAccount(said.verdict, translated(said.flaggedAt, millis), said.campaign)));
    List<Reported> campaignsTranslated = new ArrayList<>();
    for (Reported campaign : campaigns) {
      Set<String> members = new TreeSet<>();
      campaign.accounts.forEach(account -> members.add(name.apply(account)));
      campaignsTranslated.add(new Reported(campaign.id, campaign.verdict, members));
    }
    return new Verdicts(translated, campaignsTranslated);
  }

  static long translated(long flaggedAt, long millis) {
    return flaggedAt == Campaign.NEVER ? flaggedAt : flaggedAt + millis;
  }

  /** The first time any of the accounts was flagged, or {@link Campaign#NEVER}. */
  long firstFlag(Set<String> of) {
    return accounts.entrySet().stream()
        .filter(account -> of.contains(account.getKey()) && account.getValue().isFlagged())
        .mapToLong(account -> account.getValue().flaggedAt())
        .min()
        .orElse(Campaign.NEVER);
  }

  /** What the program wrote. */
  static Verdicts read(Path directory) throws IOException {
    Map<String, OfAccount> accounts = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(directory.resolve("accounts.csv"), UTF_8)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Account ids of the traces need no quotes.
        String[] fields = line.split(",", -1);
        long flaggedAt = fields[6].isEmpty() ? Campaign.NEVER : Long.parseLong(fields[6]);
        accounts.put(fields[0], new OfAccount(Verdict.valueOf(fields[2]), flaggedAt, fields[5]));
      }
    }
    List<Reported> campaigns = new ArrayList<>();
    JsonNode json =
        JsonMapper.shared().readTree(Files.readString(directory.resolve("campaigns.json"), UTF_8));
    for (JsonNode campaign : json.required("campaigns")) {
      Set<String> members = new LinkedHashSet<>();
      campaign.required("accounts").forEach(account -> members.add(account.asString()));
      campaigns.add(
          new Reported(
              campaign.required("id").asString(),
              Verdict.valueOf(campaign.required("verdict").asString()),
              members));
    }
    return new Verdicts(accounts, campaigns);
  }
}

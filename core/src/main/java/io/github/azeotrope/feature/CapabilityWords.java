package io.github.azeotrope.feature;

import io.github.azeotrope.Capability;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Words by which prompts ask for a capability, in English, Spanish, German, French, Russian and
 * Chinese, a line a language. A telling word is enough by itself; of the others it takes two. Of
 * scripts without spaces a word is two characters, which is what a token of theirs is.
 */
final class CapabilityWords {
  private static final Map<Capability, CapabilityWords> ALL = new EnumMap<>(Capability.class);

  static {
    ALL.put(
        Capability.CODE,
        new CapabilityWords(
            """
            python javascript typescript java sql html css regex refactor debug compiler traceback
            stacktrace unittest pytest junit numpy dockerfile bash codebase
            programar depurar compilador
            quellcode programmieren kompilieren programmcode
            déboguer programmation compilateur
            программирование программу скрипт компилятор отладка
            代码 编程 函数 调试 脚本
            """,
            """
            code function class method compile async await const struct enum int boolean string array
            return loop recursion script unit def
            código función clase método bucle
            funktion klasse methode schleife
            fonction classe méthode boucle
            код функция функцию класс метод цикл массив
            算法 数组 循环 变量
            """));
    ALL.put(
        Capability.AGENTIC,
        new CapabilityWords(
            """
            subagent subagents mcp tool_call tool_calls tool_use function_call function_calls
            autonomously agentic orchestrator
            autónomamente
            werkzeugaufruf selbstständig
            automatiquement
            автономно
            能体
            """,
            """
            tool tools agent agents browser terminal shell workspace invoke sandbox observation api
            herramienta herramientas agente agentes navegador invocar
            werkzeug werkzeuge agenten aufrufen umgebung
            outil outils agents navigateur invoquer
            инструмент инструменты агент агента вызвать
            工具 调用 代理 自主
            """));
    ALL.put(
        Capability.LONG_HORIZON,
        new CapabilityWords(
            """
            milestone milestones roadmap subtask subtasks multistep backlog
            hitos subtareas
            meilenstein meilensteine teilaufgaben
            jalons
            подзадачи вехи
            程碑
            """,
            """
            plan phase phases checklist iteratively progress stages weeks
            plan fases etapas progreso
            plan phasen etappen fortschritt
            plan phases étapes progrès
            план этап этапы этапам
            计划 阶段 长期 任务
            """));
    ALL.put(
        Capability.REASONING,
        new CapabilityWords(
            """
            reasoning rationale scratchpad
            razonamiento razona
            schrittweise begründe gedankengang herleitung
            raisonnement
            рассуждение рассуждения рассуждай обоснуй пошагово
            推理 逐步 推导
            """,
            """
            step steps think thinking thought explain derive prove justify intermediate deduce reason
            paso pasos explica demuestra justifica piensa pensamiento
            schritt schritte erkläre beweise begründung denke überlegung
            étape étapes explique démontre justifie pensée
            шаг шагом шаги объясни докажи мысли
            步骤 思考 思维 一步 步一 证明
            """));
    ALL.put(
        Capability.JUDGING,
        new CapabilityWords(
            """
            rubric grading grader scoring judging evaluator pairwise likert helpfulness
            rúbrica calificación puntuación evaluador
            punktzahl bewertungsschema gutachter
            barème évaluateur
            рубрика оценщик
            评分 打分 评判
            """,
            """
            grade score scores judge evaluate rate rating criteria criterion preference winner scale
            califica puntúa evalúa criterios juez escala
            bewerte bewertung kriterien skala note
            évalue notation critères juge échelle
            оцени оценка оценку критерии критериям балл баллов шкале
            评价 评估 标准 得分
            """));
    ALL.put(
        Capability.REWRITING,
        new CapabilityWords(
            """
            rewrite rephrase paraphrase reword reformulate deduplicate
            reescribe reformula parafrasea
            umformulieren umschreiben überarbeite paraphrasiere
            réécris reformule réécrire
            перепиши перефразируй переформулируй
            改写 重写 润色
            """,
            """
            polish clean cleaned normalize simplify shorten concise tone
            corrige simplifica acorta tono
            formuliere vereinfache kürze tonfall
            corrige simplifie raccourcis ton
            исправь упрости сократи
            精简 简化 修改
            """));
  }

  private final String telling;
  private final String others;

  private CapabilityWords(String telling, String others) {
    this.telling = telling;
    this.others = others;
  }

  static CapabilityWords of(Capability capability) {
    return Objects.requireNonNull(ALL.get(capability));
  }

  /** Words apart by white space; a word may stand in two languages. */
  String telling() {
    return telling;
  }

  /** Words of which it takes two. */
  String others() {
    return others;
  }
}

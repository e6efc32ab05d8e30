import type { RunbookQuestion } from '../question.ts';

/** What a heading promises; `aside`: how the thing is made or set up, which answers nobody on call. */
export type HeadingTopic = RunbookQuestion | 'aside';

/**
 * Phrases by which headings promise an answer, in English, German, French, Spanish, Portuguese and Chinese. `*` at the end
 * stands for any ending. All languages are looked for at once: documents mix them.
 */
export const headingPhrases: Readonly<Record<HeadingTopic, string>> = {
  monitor: `monitor*, observab*, health, health check*, healthcheck*, healthz, dashboard*, logs, logging, log files, viewing logs, view logs, metrics, telemetry, sli, slis, slo, slos, status check*, check status, checking status, verification, verify, verifying, validation, smoke test*, is it well, is it up, post-deploy*, after deploy*, detection, how to detect, signals, key metrics, diagnos*, useful commands, quick checks, checks, inspect*, tracing,
    überwach*, überprüf*, betriebsstatus, gesundheit*, prüfung, prüfen, protokolle, kennzahlen, kontrolle,
    surveillance, supervision, état de santé, journaux, métriques, vérification*, tableau de bord, tableaux de bord,
    monitoreo, monitorización, verificación, verificaciones, comprobación, salud, registros, métricas, tablero*, panel*, diagnóstico, señales, observabilidad, qué mirar, señales de salud,
    monitoramento, monitorização, verificação, saúde, painel, painéis, observabilidade, sinais,
    监控, 监测, 健康检查, 日志, 指标, 仪表盘, 验证, 检查, 巡检`,
  alerts: `alert*, alarm*, troubleshoot*, common issue*, common problem*, common error*, common failure*, known issue*, known problem*, failure mode*, failure scenario*, failures, error handling, errors, symptom*, incident response, incident procedure*, response procedure*, response steps, first response, triage, playbook*, scenario*, what to do if, what to do when, if something goes wrong, when things go wrong, when it is not, when it breaks, problem*, debugging, mitigation, mitigat*, remediation, resolution, immediate action*, immediate response, emergencies, failure modes, faq, frequently asked, pitfalls, gotchas, investigation, root cause*, fixes, recovery procedure*, trouble,
    alarme, warnmeldung*, fehlersuche, fehlerbehebung, störung*, störfall*, problembehebung, häufige fehler, häufige probleme, fehlerbilder, was tun wenn, notfall*,
    alertes, dépannage, problèmes courants, incidents, pannes, erreurs fréquentes, que faire si, résolution de*,
    alertas, resolución de problemas, solución de problemas, problemas comunes, errores comunes, fallos, síntomas, síntoma*, respuesta a incidentes, qué hacer si, incidentes, procedimiento de respuesta, diagnóstico y, diagnóstico,
    solução de problemas, resolução de problemas, problemas comuns, erros comuns, falhas, sintomas, resposta a incidentes, o que fazer se,
    告警, 报警, 故障, 排查, 排障, 常见问题, 异常, 应急, 问题处理, 症状, 根因, 已知问题`,
  rollback: `rollback*, roll back, rolling back, roll-back, revert*, reverting, undo, undoing, restore, restoring, restoration, backout, back out, back-out, downgrade, recovery, disaster recovery, recover*, going back, go back, previous version, kill switch, abort, failback, fallback, if deploy* fails, if deployment fails, emergency rollback, backup*,
    zurückroll*, rückgängig, rücksetz*, zurücksetzen, wiederherstell*, rückbau, rückfall, rücksprung,
    retour arrière, restauration, restaurer, annulation, revenir, reprise,
    reversión, revertir, reversiones, restauración, restaurar, deshacer, marcha atrás, volver atrás, recuperación,
    reversão, reverter, restauração, desfazer, voltar, recuperação,
    回滚, 回退, 恢复, 还原, 撤销`,
  contact: `contact*, escalat*, on-call, on call, oncall, who to call, whom to call, who to contact, whom to contact, who helps, owner*, ownership, responsible*, support, get help, getting help, need help, help, communication*, team, people, stakeholder*, paging, notify, notification*, rota, rotation,
    ansprechpartner*, kontakt*, eskalation*, bereitschaft*, zuständig*, verantwortlich*, wer hilft, hilfe,
    contacts, escalade, astreinte, responsable*, qui appeler, interlocuteur*,
    contacto*, escalamiento, escalación, escalado, escalada, guardia, responsable, a quién, dueño*, soporte,
    contato*, escalonamento, plantão, responsáve*, suporte, quem,
    联系, 联系人, 升级, 值班, 负责人, 支持`,
  aside: `architecture, overview, introduction, prerequisites, requirements, install*, setup, set up, getting started, quick start, quickstart, configuration, environment variables, glossary, references, related, see also, further reading, changelog, revision history, table of contents, contents, features, roadmap, license, background, purpose, scope, goals, non-goals,
    architektur, überblick, voraussetzungen, installation, einrichtung, konfiguration, arquitectura, requisitos, instalación, configuración, referencias, arquitetura, instalação, configuração, referências, 架构, 概述, 安装, 配置, 参考`,
};

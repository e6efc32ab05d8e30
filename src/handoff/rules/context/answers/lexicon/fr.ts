import type { ContextLexicon } from './context-lexicon.ts';

export const fr: ContextLexicon = {
  headings: {
    state: `état actuel, état du projet, état des lieux, état d'avancement, état des fonctionnalités, état technique, état build, situation actuelle, où on en est, où nous en sommes, où en est, ce qui marche, ce qui fonctionne, ce qui est fait, ce qui a été fait, ce qui est en place, ce qui ne marche pas, ce qui ne fonctionne pas, déjà fait, fait cette session, en cours, réalisé, en production, maintenant fonctionnel, implémenté dans,
      travaux réalisés, dernières modifications, problèmes connus, bugs connus, limites connues, limites assumées, points bloquants, bilan, corrigé, avancement, mise à jour de l'état, les chiffres, dettes connues`,
    stateAlone: `état, statut, fait, suivi, terminé, résumé, constat, implémenté, livré, résultats, chiffres`,
    questions: `questions ouvertes, question ouverte, questions en suspens, questions à trancher, à trancher, décisions à prendre, décision à prendre, décisions en attente, en attente de décision, points à trancher, points ouverts, non tranché, à décider, à clarifier, points à clarifier, questions à poser, reste à décider, incertitudes, décision juridique, décider, choisir, trancher, décisions produit`,
    questionsAlone: `questions, inconnues`,
    thinking: `prochaines étapes, prochaine étape, étapes suivantes, suite à donner, la suite, et ensuite, reste à faire, ce qui reste, il reste, reste avant, à faire, pas encore fait, pas encore construit, plan d'action, feuille de route, pistes, piste de réflexion, réflexion, réflexions, réflexion en cours, dernières réflexions, pensées, recommandations, recommandation, améliorations, court terme, moyen terme, long terme, prochaine session, reprise rapide, reprendre, mesures à faire, idées, hypothèses, roadmap, backlog, reste en suspens, encore à faire, resté ouvert`,
    thinkingAlone: `suite, reste, plus tard, objectifs, stratégie, todo, lot, vision, ensuite, plan, options, priorités`,
    aside: `foire aux questions, installation, prérequis, utilisation, guide, glossaire, règles, règles absolues, critères d'acceptation, exemples, syntaxe, configuration, principe, légende, identifiants`,
  },
  done: `fait, faite, terminé, terminée, terminés, achevé, livré, livrée, livrés, déployé, déployée, implémenté, implémentée, implémentés, codé, corrigé, corrigée, corrigés, résolu, résolue, résolus, validé, validée, validés, vérifié, testé, fonctionne, fonctionnent, fonctionnel, marche, marchent, en place, en production, ajouté, ajoutée, créé, créée, migré, remplacé, supprimé, mis en place, mise en place, franchie, abandonné, échoue, cassé, a été, ont été, concluant, existent`,
  underway: `en cours, actuellement, pour l'instant, pour le moment, à ce jour, aujourd'hui, pas encore, pas commencé, pas commencée, partiellement, bloqué, bloquée, bloquant, en attente, manque, manquant, inchangé, dernière mise à jour, mise à jour, ce sprint, cette session, non fait`,
  undecided: `question ouverte, questions ouvertes, non tranché*, pas tranché*, à trancher, reste à trancher, pas encore décidé, pas décidé, à décider, reste à décider, il faut décider, décision à prendre, décision en attente, en attente de décision, ne pas trancher, décider si, savoir si, reste à savoir, à clarifier, à confirmer, pas clair, on ne sait pas, nous ne savons pas, faut-il, doit-on, peut-on, doit-il, indécis, confirmer si, demander si, vérifier si, déterminer si, choisir entre, trancher`,
  nothingOpen: `aucune question ouverte, aucune question, pas de question ouverte, pas de questions, rien à trancher, aucun point ouvert, rien en suspens, tout est tranché`,
  none: `aucune, aucune pour l'instant`,
  next: `prochain*, prochaine*, ensuite, puis, plus tard, à venir, à faire, reste à, restent, reste, prévu, prévue, prévoir, il faut, il faudra, il faudrait, doit, doivent, devra, devrait, sera, seront, va être, on va, demain, proposition, proposé, recommand*, piste, idée, option, priorité, objectif, futur, pourrait, nécessite, avant soumission, hors v1`,
  reasoning: `parce que, car, plutôt que, au lieu de, probablement, sans doute, je pense, nous pensons, hypothèse, alternative, compromis, écarté, raison, donc, afin de, décision`,
  rule: `ne doit pas, jamais, toujours, interdit, obligatoire`,
  placeholder: `à compléter, à remplir, à rédiger, à définir, compléter ici, décrire ici`,
  interrogative: `que, qui, quoi, pourquoi, comment, quel, quelle, quels, quelles, qu est-ce que, ce que`,
};
